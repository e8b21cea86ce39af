/**
 * Services: programs that others find by name. Each is one package, one {@code .if} file, and one class that is the
 * program.
 *
 * <p>Stop before: {@code org.barreleye.domain}. Stop after: {@code org.barreleye.shell}. Must not know: the CPU driver,
 * the machine, how monitors do what they are asked.
 */
package org.barreleye.service;
