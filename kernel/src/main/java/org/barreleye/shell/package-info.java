/**
 * The shell: a program like any other, with which the user inspects and uses the running system. Start at
 * {@link org.barreleye.shell.Shell}. Its syntax is in {@code shell.syntax}, its commands in {@code shell.command}, the
 * vocabulary of the system in {@code shell.glossary}.
 *
 * <p>May not know: the machine, the CPU driver, the monitors.
 *
 * <p>Previous stop: {@code demo}. Next stop: {@code shell.syntax}.
 */
package org.barreleye.shell;
