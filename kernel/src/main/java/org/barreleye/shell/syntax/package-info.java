/**
 * The syntax of the shell: a line of text becomes commands. Start at {@link org.barreleye.shell.syntax.CommandLine}.
 *
 * <p>May not know: which commands exist, or what they do.
 *
 * <p>Previous stop: {@code shell}. Next stop: {@code shell.command}.
 */
package org.barreleye.shell.syntax;
