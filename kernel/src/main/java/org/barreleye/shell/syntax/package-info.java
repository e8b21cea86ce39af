/**
 * The language of the shell: a line of text becomes commands. Start at {@link org.barreleye.shell.syntax.CommandLine}.
 *
 * <p>Must not know: which commands there are, or what they do. Go next to {@code org.barreleye.shell.command}.
 */
package org.barreleye.shell.syntax;
