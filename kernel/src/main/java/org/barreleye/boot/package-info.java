/**
 * The composition root: puts a machine, a CPU driver for each of its cores, and a boot image together. The only package
 * that sees both sides of the user/kernel line. Boot is one screen: {@link org.barreleye.boot.Boot#on}.
 *
 * <p>Stop before: a sample. Stop after: {@code org.barreleye.cpudriver}.
 */
package org.barreleye.boot;
