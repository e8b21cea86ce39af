/**
 * The rules for specifications: one rule, one class.
 *
 * <p>Begin at {@link org.barreleye.hamlet.rule.Rules}. The rules ask {@code analysis} whether a type can be retyped or
 * sent. The package may not know ANTLR or how Java is emitted.
 *
 * <p>Previous stop: {@code hamlet.model}. Next stop: {@code hamlet.analysis}.
 */
package org.barreleye.hamlet.rule;
