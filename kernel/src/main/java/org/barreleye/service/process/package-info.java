/**
 * The process service: starts programs on any core, waits for them, ends them, and forwards questions about them to the
 * monitors. It holds the only capability to control all cores. It keeps a record of each core in the name service.
 * Start at {@link org.barreleye.service.process.ProcessService}.
 *
 * <p>May not know: other services but the name service.
 *
 * <p>Previous stop: {@code service.name}. Next stop: {@code service.memory}.
 */
package org.barreleye.service.process;
