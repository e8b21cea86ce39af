/**
 * Bytes, and which cache holds which line of them. Says what an access needed, never what it costs: prices are in the
 * description.
 *
 * <p>Stop before: {@code machine.core}. Stop after: back to whoever loaded or stored. May not know any other package of
 * the machine.
 */
package org.barreleye.machine.memory;
