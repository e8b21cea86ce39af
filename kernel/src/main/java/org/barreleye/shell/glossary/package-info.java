/**
 * The words of this system. They are written down once, in {@code kernel/docs/glossary.md}, which the build puts beside
 * these classes. Start at {@link org.barreleye.shell.glossary.Glossary}.
 *
 * <p>Stop before: {@code org.barreleye.shell.command}. Must not know: anything else of the system. Stop after: the
 * glossary itself.
 */
package org.barreleye.shell.glossary;
