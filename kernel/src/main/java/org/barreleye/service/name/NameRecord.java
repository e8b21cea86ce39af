package org.barreleye.service.name;

import org.barreleye.kpi.types.CapabilityReference;

/**
 * A record of the name service.
 *
 * @param name the name
 * @param service the service reference, or the null capability for a record of attributes only
 * @param attributes words of the form key=value, separated by blanks
 * @param owner the number of the binding over which the record was registered
 * @param process the process of the client that registered it
 */
record NameRecord(String name, CapabilityReference service, String attributes, long owner, long process) {}
