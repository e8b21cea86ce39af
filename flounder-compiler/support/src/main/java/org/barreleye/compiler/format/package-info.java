/**
 * The core of the formatters: lexemes, the space between them, and the writer that lays them out.
 *
 * <p>Each language gives {@link org.barreleye.compiler.format.LayoutRules}. The package may not know a grammar or the
 * meaning of a source.
 *
 * <p>Previous stop: {@code compiler.lexical}. Next stop: {@code compiler.cli}.
 */
package org.barreleye.compiler.format;
