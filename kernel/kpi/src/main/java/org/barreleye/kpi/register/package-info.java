/**
 * The registers of devices, described once: an enumeration of {@link org.barreleye.kpi.register.Register}s, with their
 * {@link org.barreleye.kpi.register.RegisterField}s. The model of a device keeps their values in a
 * {@link org.barreleye.kpi.register.RegisterBank}, its driver reaches them through a
 * {@link org.barreleye.kpi.register.RegisterWindow}; both are made from the same table, so they cannot disagree. May
 * not know any other package but {@code memory} and {@code state}.
 */
package org.barreleye.kpi.register;
