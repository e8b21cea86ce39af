/**
 * The system services: programs that clients find by name. Each is one package, one {@code .if} file, and one class
 * that is the program.
 *
 * <p>May not know: the CPU driver, the machine, the monitors.
 *
 * <p>Previous stop: {@code shell.glossary}. Next stop: {@code service.name}.
 */
package org.barreleye.service;
