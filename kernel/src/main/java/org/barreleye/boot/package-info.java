/**
 * The composition root: puts a machine, a CPU driver for each of its cores, and a boot image together. It is the only
 * package that sees both sides of the user/kernel border. Start at {@link org.barreleye.boot.Boot#on}.
 *
 * <p>May not know: the command line, the shell.
 *
 * <p>Previous stop: {@code paper.output}. Next stop: {@code demo}.
 */
package org.barreleye.boot;
