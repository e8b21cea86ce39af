package org.barreleye.kpi.types;

/**
 * The costs of the instructions of confined programs, in cycles of the core that executes them: one table for each
 * instruction set. A class of cost stands for many Java bytecodes; moves between local variables are free, as moves
 * between registers are.
 *
 * @param arithmetic addition, shift, logic, comparison and conversion of numbers
 * @param multiply a multiplication
 * @param divide a division or remainder
 * @param memory a load or store of a field or of an element of an array
 * @param branch a jump, taken or not, and a return
 * @param call a call of a method of the program
 * @param allocation the creation of an object or array; each eight bytes of an array cost a memory access besides
 * @param library a call of a method of {@code java.*} or of the system's library
 */
public record InstructionCosts(
        int arithmetic, int multiply, int divide, int memory, int branch, int call, int allocation, int library) {
    /** The greatest cost of an instruction. */
    public static final int MAX = 10_000;

    /** The costs of a core whose description names none. */
    public static final InstructionCosts DEFAULT = new InstructionCosts(1, 3, 20, 3, 1, 5, 20, 20);

    /** Checks the ranges. */
    public InstructionCosts {
        require("arithmetic", arithmetic);
        require("multiply", multiply);
        require("divide", divide);
        require("memory", memory);
        require("branch", branch);
        require("call", call);
        require("allocation", allocation);
        require("library", library);
    }

    private static void require(String name, int cycles) {
        if (cycles < 1 || cycles > MAX) {
            throw new IllegalArgumentException(
                    "the instruction cost '" + name + "' is 1 to " + MAX + " cycles, not " + cycles);
        }
    }
}
