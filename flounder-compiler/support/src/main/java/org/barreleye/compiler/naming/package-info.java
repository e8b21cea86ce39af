/**
 * The Java names of the names in a source: of one name by itself, and of many names in one scope without collision.
 *
 * <p>The package {@code naming} of each compiler lists the names of its language. This package may not know a source
 * language.
 *
 * <p>Previous stop: {@code compiler.source}. Next stop: {@code flounder.naming}.
 */
package org.barreleye.compiler.naming;
