/**
 * The comparison of two versions of a definition: changes and their consequences.
 *
 * <p>Each compiler finds the changes of its language. The package may not know a language.
 *
 * <p>Previous stop: {@code compiler.rule}. Next stop: {@code compiler.cli}.
 */
package org.barreleye.compiler.compare;
