/**
 * The vocabulary of the system, as {@code explain} shows it. The only text is {@code kernel/docs/vocabulary.md}, which
 * the build copies beside these classes. Start at {@link org.barreleye.shell.glossary.Glossary}.
 *
 * <p>May not know: anything of the system but {@code kpi.outcome}.
 *
 * <p>Previous stop: {@code shell.derivation}. Next stop: {@code service}.
 */
package org.barreleye.shell.glossary;
