/**
 * What the shell can do: one class per command. Start at {@link org.barreleye.shell.command.Command}; all of them are
 * listed in {@link org.barreleye.shell.command.Commands}.
 *
 * <p>A command sees the system through the generated clients of its {@link org.barreleye.shell.command.Session} and
 * through nothing else, so that it can do no more than any other program with the same bindings. Stop before: {@code
 * org.barreleye.shell}. Must not know: the machine, the CPU driver, how bindings are made. Stop after: {@code
 * org.barreleye.shell.glossary}.
 */
package org.barreleye.shell.command;
