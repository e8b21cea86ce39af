/**
 * The virtual memory of a domain, which the domain manages itself (Engler, Kaashoek, O'Toole: "Exokernel", 1995; Hand:
 * "Self-paging in the Nemesis operating system", 1999). An {@link org.barreleye.domain.memory.AddressSpace} consists of
 * regions, in which {@link org.barreleye.domain.memory.MemoryObject}s are mapped: frames, anonymous, pinned and lazy
 * memory, copies on write. They handle the page faults in their regions. A {@link org.barreleye.domain.memory.Heap}
 * and a {@link org.barreleye.domain.memory.StackRegion} are made of them.
 *
 * <p>The page tables are built by {@link org.barreleye.domain.memory.PageTables}, through invocations of page table
 * capabilities, in the layout of the core's architecture. On a core without an MMU, regions lie at the physical
 * addresses of their frames.
 *
 * <p>It may not know the CPU driver, the machine or services.
 *
 * <p>Previous stop: {@code domain.capability}. Next stop: {@code cpudriver.state}.
 */
package org.barreleye.domain.memory;
