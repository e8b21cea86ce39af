/**
 * The registers of interrupt controllers. Each kind has a page of registers; the line numbers begin at 0. May not know
 * any other package but {@code register}.
 */
package org.barreleye.kpi.register.interrupt;
