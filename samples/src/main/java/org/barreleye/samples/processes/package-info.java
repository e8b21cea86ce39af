/**
 * Two processes of the host that exchange messages with generated stubs, without the modelled machine: {@code java -jar
 * samples/target/samples.jar count-server} in one terminal, {@code count-words FILE} in another.
 *
 * <p>Start at {@link org.barreleye.samples.processes.CountServerCommand}; {@link
 * org.barreleye.samples.processes.WordCounter} is the server's end of a connection. The package may know {@code kpi}
 * only.
 *
 * <p>Previous stop: {@code samples.network}. Next stop: {@code kpi.host}.
 */
package org.barreleye.samples.processes;
