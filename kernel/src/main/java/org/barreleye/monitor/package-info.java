/**
 * The monitor: one per core, in user mode, trusted. The monitors agree by messages on what one core cannot decide
 * alone: starting cores and programs, binding clients to services on other cores, transferring capabilities between
 * cores.
 *
 * <p>A monitor is a reactor over generated bindings, like any other program; its authority is the kernel capability of
 * its core. This package composes the parts: start at {@link org.barreleye.monitor.Monitor}, whose constructor is the
 * table of contents, and at the two request handlers. The parts are packages of their own: {@code plan},
 * {@code memory}, {@code transfer}, {@code membership}, {@code domain}, {@code binding}, {@code control},
 * {@code inspection} and {@code boot}, each of which may use those before it.
 *
 * <p>May not know the CPU driver and the machine.
 *
 * <p>Previous stop: {@code domain.interconnect}. Next stop: {@code monitor.boot}.
 */
package org.barreleye.monitor;
