package org.barreleye.service.name;

import org.barreleye.kpi.types.CapabilityReference;

/**
 * What is known under a name.
 *
 * @param name the name
 * @param service the service, or nowhere for a record that only says something
 * @param attributes words of the form key=value, separated by blanks
 * @param owner the number of the client that registered it
 */
record NameRecord(String name, CapabilityReference service, String attributes, long owner) {}
