/**
 * The registers of the devices of a modelled machine: serial line, mailbox, DMA engine, and the unit that protects
 * memory from devices. May not know any other package but {@code register}.
 */
package org.barreleye.kpi.register.device;
