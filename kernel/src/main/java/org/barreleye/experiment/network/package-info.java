/**
 * The experiment on the network: round trips and throughput of datagrams between a program and the host on the wire.
 *
 * <p>Previous stop: {@code experiment}. Next stop: {@code service.network}.
 */
package org.barreleye.experiment.network;
