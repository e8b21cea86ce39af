/**
 * The experiment on the network: round trips and throughput of datagrams between a program and the host on the wire.
 *
 * <p>Previous stop: {@code experiment}. Next stop: {@code experiment.polling}.
 */
package org.barreleye.experiment.network;
