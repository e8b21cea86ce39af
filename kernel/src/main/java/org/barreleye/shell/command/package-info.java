/**
 * The commands of the shell, one class each. Start at {@link org.barreleye.shell.command.Command};
 * {@link org.barreleye.shell.command.Commands} lists all of them.
 *
 * <p>A command uses the system through the generated clients of its {@link org.barreleye.shell.command.Session} only,
 * so it has no more power than any other program with the same bindings. May not know: the machine, the CPU driver,
 * how bindings are made.
 *
 * <p>Previous stop: {@code shell.syntax}. Next stop: {@code shell.derivation}.
 */
package org.barreleye.shell.command;
