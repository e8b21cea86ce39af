/**
 * How a core turns the addresses of its software into those of its bus: tables of pages in memory, in the format of its
 * instruction set, and the translations that it remembers.
 *
 * <p>Nobody keeps what is remembered true. Software that changes a table goes on with the old translation until it has
 * it forgotten, and so does every other core that remembers it.
 *
 * <p>Must not know: cores, kernels, capabilities. Came from: {@code core}. Begin with: {@link
 * org.barreleye.machine.translation.Mmu}.
 */
package org.barreleye.machine.translation;
