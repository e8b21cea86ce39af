/**
 * A specification as it was written: records that mirror the text, names unresolved. ANTLR is visible only in
 * {@code syntax.antlr}. Go on to: {@code model}.
 */
package org.barreleye.hamlet.syntax;
