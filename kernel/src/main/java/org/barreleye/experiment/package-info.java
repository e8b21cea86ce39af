/**
 * Experiments on the whole system: the published ones of {@code org.barreleye.machine.experiment} once more, through
 * dispatchers, monitors and generated stubs. The machine's command line finds them as services.
 *
 * <p>Came from: {@code org.barreleye.cli}. Go on to: {@code org.barreleye.cpudriver.syscall}, whose fast path a local
 * call takes.
 */
package org.barreleye.experiment;
