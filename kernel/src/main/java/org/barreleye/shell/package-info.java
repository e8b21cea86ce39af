/**
 * The shell: a program like any other, that lets a person look into the running system and use it. Start at {@link
 * org.barreleye.shell.Shell}; the language is in {@code shell.syntax}, what can be said in it in {@code shell.command},
 * the words of the system in {@code shell.glossary}.
 *
 * <p>Stop before: {@code org.barreleye.boot}. Stop after: {@code org.barreleye.shell.command}.
 */
package org.barreleye.shell;
