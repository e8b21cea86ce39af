/**
 * The rules of a language and the choice among them: single rules, lint rules by code, and comments that suppress
 * warnings.
 *
 * <p>The package may not know a language; each compiler has rule classes of its own.
 *
 * <p>Previous stop: {@code compiler.diagnostic}. Next stop: {@code compiler.compare}.
 */
package org.barreleye.compiler.rule;
