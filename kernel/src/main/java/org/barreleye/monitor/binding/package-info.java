/**
 * Bindings between domains, as the monitors make them: the choice of a transport, the connections of one core, bind
 * requests that are not answered yet, and the location of the name service.
 *
 * <p>May not know how processes are started and listed: {@code monitor.control} and {@code monitor.inspection} do.
 *
 * <p>Previous stop: {@code monitor.domain}. Next stop: {@code monitor.capops}.
 */
package org.barreleye.monitor.binding;
