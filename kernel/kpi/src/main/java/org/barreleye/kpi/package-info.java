/**
 * The kernel programming interface: everything that generated code and programs may call, and nothing else.
 *
 * <p>Everything here lies <em>below</em> the generated code, so that a stub needs no kernel to compile against and runs
 * unchanged between two Java threads and on the modelled machine. No third-party code.
 *
 * <ul>
 *   <li>{@code types}: the types that hardware, kernel and programs share
 *   <li>{@code outcome}: the two kinds of failure
 *   <li>{@code memory}: bytes that other cores or domains can see
 *   <li>{@code channel}: lines in order, and capabilities beside them
 *   <li>{@code marshal}: the arguments of a message
 *   <li>{@code binding}: the runtime below every generated binding
 *   <li>{@code syscall}: system calls and upcalls
 *   <li>{@code state}: copies of the state of a machine and its software
 *   <li>{@code host}: channels between plain Java threads
 * </ul>
 *
 * <p>May not know the compilers, the generated code, the kernel, the machine.
 */
package org.barreleye.kpi;
