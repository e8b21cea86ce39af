/**
 * Spells a specification as Java: what programs see in {@code <prefix>.user}, what the CPU driver sees in
 * {@code <prefix>.kernel}. The only package that knows JavaPoet. Stop before: {@code model}.
 */
package org.barreleye.hamlet.emit;
