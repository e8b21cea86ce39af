package org.barreleye.confinement.rewrite;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.barreleye.confinement.check.ApiRules;
import org.barreleye.confinement.image.ProgramClasses;
import org.barreleye.confinement.meter.ProgramAccount;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * Rewrites one method. The budget is in a local variable, from which each basic block subtracts its cost; loops,
 * handlers and the entry check it. Before a call that may lead back into the program it is written to the meter, and
 * read after it. A second local variable holds the bytes of stack that are left in the frame: each handler and each
 * exit restores the meter from it, so the count is exact after exceptions, too.
 */
final class MethodRewriter {
    private final MethodNode method;
    private final AllocationRewriter allocations;
    private final List<BlockPlan.Block> blocks;
    private final MethodFacts facts;
    private final boolean isInitializer;
    private final String exhausted;
    private final boolean hasHandlers;
    private final int budget;
    private final int stack;
    private final int outerBudget;

    MethodRewriter(ProgramClasses classes, ApiRules rules, CycleCosts costs, ClassNode owner, MethodNode method,
            boolean isStub) {
        this.method = method;
        blocks = BlockPlan.of(method, costs);
        facts = MethodFacts.of(classes, owner, method, blocks);
        isInitializer = method.name.equals("<clinit>");
        exhausted = isStub ? "exhaustedInStub" : "exhausted";
        hasHandlers = !method.tryCatchBlocks.isEmpty();
        budget = method.maxLocals;
        stack = method.maxLocals + 1;
        outerBudget = method.maxLocals + 2;
        allocations = new AllocationRewriter(classes, rules, method, budget, facts.isSimple());
    }

    void rewrite() {
        if (blocks.isEmpty()) {
            return;
        }
        if (facts.isSimple()) {
            rewriteSimple();
        } else {
            rewriteFull();
        }
    }

    /** Counts the whole method at its entry. */
    private void rewriteSimple() {
        int cycles = blocks.stream().mapToInt(BlockPlan.Block::cycles).sum();
        allocations.rewrite();
        method.instructions.insert(new MeterCode().get("budget", "I").push(cycles).op(Opcodes.ISUB).put("budget", "I")
                .list());
    }

    private void rewriteFull() {
        Set<AbstractInsnNode> original = new LinkedHashSet<>(List.of(method.instructions.toArray()));
        allocations.rewrite();
        LabelNode bodyStart = bodyStart();
        int firstLine = firstLine();
        Set<AbstractInsnNode> handlers = handlerStarts();
        for (BlockPlan.Block block : blocks) {
            method.instructions.insertBefore(block.first(),
                    blockStart(block, handlers.contains(block.first())));
        }
        for (AbstractInsnNode node : original) {
            int opcode = node.getOpcode();
            if (MethodFacts.mayReenter(node)) {
                method.instructions.insertBefore(node, beforeCall());
                method.instructions.insert(node, new MeterCode().get("budget", "I").store(budget).list());
            } else if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
                method.instructions.insertBefore(node, exit());
            }
        }
        method.instructions.insert(entry(firstLine));
        List<TryCatchBlockNode> handlersOfProgram = List.copyOf(method.tryCatchBlocks);
        addExceptionalExit(bodyStart);
        guardHandlers(handlersOfProgram);
    }

    private int firstLine() {
        for (AbstractInsnNode node : method.instructions) {
            if (node instanceof LineNumberNode number) {
                return number.line;
            }
        }
        return 0;
    }

    /** The first bytecode of each handler, which has the exception on the stack. */
    private Set<AbstractInsnNode> handlerStarts() {
        Set<AbstractInsnNode> starts = new LinkedHashSet<>();
        for (TryCatchBlockNode handler : method.tryCatchBlocks) {
            AbstractInsnNode node = handler.handler;
            while (node != null && node.getOpcode() < 0) {
                node = node.getNext();
            }
            starts.add(node);
        }
        return starts;
    }

    private InsnList entry(int line) {
        MeterCode code = new MeterCode();
        if (line > 0) {
            LabelNode start = new LabelNode();
            code.add(start).add(new LineNumberNode(line, start));
        }
        if (isInitializer) {
            code.get("budget", "I").store(outerBudget).push(ProgramAccount.QUANTUM).store(budget);
        } else {
            code.get("budget", "I").store(budget);
        }
        LabelNode room = new LabelNode();
        code.get("stack", "I").push(facts.frameBytes()).op(Opcodes.ISUB).store(stack)
                .load(stack).jump(Opcodes.IFGE, room).call("stackExhausted", "()V").add(room)
                .load(stack).put("stack", "I");
        return code.check(budget, exhausted).list();
    }

    private InsnList blockStart(BlockPlan.Block block, boolean isHandler) {
        MeterCode code = new MeterCode();
        if (isHandler) {
            takeBudget(code);
            code.load(stack).put("stack", "I");
        }
        code.subtract(budget, block.cycles());
        return block.isChecked() ? code.check(budget, exhausted).list() : code.list();
    }

    /**
     * Leads each handler that could catch the end of the program through code that throws it again. That code stands
     * after the end of the method: handlers of {@code finally} may cover themselves.
     */
    private void guardHandlers(List<TryCatchBlockNode> handlers) {
        Map<LabelNode, LabelNode> guards = new LinkedHashMap<>();
        for (TryCatchBlockNode handler : handlers) {
            if (catchesFatalErrors(handler.type)) {
                handler.handler = guards.computeIfAbsent(handler.handler, unguarded -> new LabelNode());
            }
        }
        guards.forEach((unguarded, guard) -> method.instructions.add(new MeterCode().add(guard)
                .op(Opcodes.DUP).call("rethrow", "(Ljava/lang/Throwable;)V").jump(Opcodes.GOTO, unguarded).list()));
    }

    private static boolean catchesFatalErrors(String type) {
        return type == null || List.of("java/lang/Throwable", "java/lang/Error", "java/lang/VirtualMachineError",
                "java/lang/StackOverflowError", "java/lang/OutOfMemoryError", "java/lang/InternalError",
                "java/lang/UnknownError", "java/lang/Exception", "java/lang/RuntimeException").contains(type);
    }

    /**
     * Takes the budget after an exception: the smaller one of the local variable and the meter. One thrown by a call
     * finds {@code MAX_VALUE} in the variable, one thrown between calls finds the meter not up to date.
     */
    private void takeBudget(MeterCode code) {
        LabelNode local = new LabelNode();
        code.load(budget).get("budget", "I").jump(Opcodes.IF_ICMPLE, local)
                .get("budget", "I").store(budget).add(local);
    }

    private InsnList beforeCall() {
        return new MeterCode().load(budget).put("budget", "I").push(Integer.MAX_VALUE).store(budget).list();
    }

    private InsnList exit() {
        MeterCode code = new MeterCode();
        if (isInitializer) {
            code.load(budget).call("settle", "(I)V").load(outerBudget).put("budget", "I");
        } else {
            code.load(budget).put("budget", "I");
        }
        return code.load(stack).push(facts.frameBytes()).op(Opcodes.IADD).put("stack", "I").list();
    }

    /** The start of the part of the method in which every exception may be caught: after the call of {@code super}. */
    private LabelNode bodyStart() {
        LabelNode start = new LabelNode();
        if (!method.name.equals("<init>")) {
            method.instructions.insert(start);
            return start;
        }
        int created = 0;
        for (AbstractInsnNode node : method.instructions) {
            if (node instanceof TypeInsnNode type && type.getOpcode() == Opcodes.NEW) {
                created++;
            } else if (node instanceof MethodInsnNode call && call.name.equals("<init>")) {
                if (created == 0) {
                    method.instructions.insert(node, start);
                    return start;
                }
                created--;
            }
        }
        method.instructions.add(start);
        return start;
    }

    private void addExceptionalExit(LabelNode start) {
        LabelNode end = new LabelNode();
        if (!hasCodeAfter(start)) {
            return;
        }
        MeterCode code = new MeterCode().add(end);
        takeBudget(code);
        method.instructions.add(code.list());
        method.instructions.add(exit());
        method.instructions.add(new MeterCode().op(Opcodes.ATHROW).list());
        method.tryCatchBlocks.add(new TryCatchBlockNode(start, end, end, null));
    }

    private static boolean hasCodeAfter(LabelNode start) {
        AbstractInsnNode node = start;
        while (node != null && node.getOpcode() < Opcodes.ACONST_NULL) {
            node = node.getNext();
        }
        return node != null;
    }
}
