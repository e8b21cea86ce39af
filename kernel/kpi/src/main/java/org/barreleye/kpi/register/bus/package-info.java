/**
 * The configuration registers of functions on the enumerable bus. May not know any other package but {@code register}.
 */
package org.barreleye.kpi.register.bus;
