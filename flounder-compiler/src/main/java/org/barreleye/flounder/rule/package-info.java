/**
 * What sources must hold to: one rule, one class, and a test of the same name.
 *
 * <p>Begin at {@link org.barreleye.flounder.rule.Rules}, which lists them all: those about the text, those about what
 * it means, and those that only {@code lint} asks for. What cannot be resolved at all is reported by {@code model}.
 * Must not know: ANTLR, Java text. Came from: {@code model}. Go on to: {@code plan}.
 */
package org.barreleye.flounder.rule;
