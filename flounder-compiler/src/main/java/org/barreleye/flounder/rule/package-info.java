/**
 * The rules for sources: one rule, one class, and a test of the same name.
 *
 * <p>Begin at {@link org.barreleye.flounder.rule.Rules}, which lists them: the rules about the text, the rules about
 * the meaning, and the lint rules. Names that cannot be resolved are reported by {@code model}. The package may not
 * know ANTLR or how Java is emitted.
 *
 * <p>Previous stop: {@code flounder.model}. Next stop: {@code flounder.plan}.
 */
package org.barreleye.flounder.rule;
