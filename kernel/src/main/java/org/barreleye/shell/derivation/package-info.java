/**
 * The tree of derivation of capabilities as a value, and its renderings as text, for Graphviz and as SVG. Start at
 * {@link org.barreleye.shell.derivation.DerivationTree}.
 *
 * <p>May not know: how the capabilities were found, the screen, the services.
 *
 * <p>Previous stop: {@code shell.command}. Next stop: {@code shell.glossary}.
 */
package org.barreleye.shell.derivation;
