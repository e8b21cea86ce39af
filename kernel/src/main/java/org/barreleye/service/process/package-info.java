/**
 * The process service: starts programs on any core, waits for them, ends them, and says what the monitors know of them.
 * It holds the capability to control all cores, and nobody else does. It also keeps a record of each core in the name
 * service.
 */
package org.barreleye.service.process;
