/**
 * What is to come, and in which order. Time is counted in picoseconds since the machine was switched on; nothing else in
 * the system has a clock. May not know any other package of the machine.
 */
package org.barreleye.machine.time;
