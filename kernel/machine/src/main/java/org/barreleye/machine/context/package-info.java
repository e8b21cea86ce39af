/**
 * Straight-line code on a stack of its own. The only package of the machine that may know threads, and one class hides
 * which kind. May not know any other package of the machine.
 */
package org.barreleye.machine.context;
