/**
 * What specifications must hold to, or had better: one rule, one class.
 *
 * <p>Begin at {@link org.barreleye.hamlet.rule.Rules}. Must not know: ANTLR, Java text. Came from: {@code syntax} and
 * {@code model}; asks {@code analysis} whether a type can be retyped or sent. Go on to: {@code analysis}.
 */
package org.barreleye.hamlet.rule;
