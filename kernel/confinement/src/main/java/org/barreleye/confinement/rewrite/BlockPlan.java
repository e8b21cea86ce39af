package org.barreleye.confinement.rewrite;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/** The basic blocks of a method: what each costs, and at which the budget is checked. */
final class BlockPlan {
    /**
     * A basic block.
     *
     * @param first its first bytecode
     * @param cycles its cost
     * @param isChecked whether a loop or an exception leads to it
     */
    record Block(AbstractInsnNode first, int cycles, boolean isChecked) {}

    private final InsnList code;
    private final CycleCosts costs;
    private final Set<Integer> leaders = new TreeSet<>();
    private final Set<Integer> checked = new TreeSet<>();

    private BlockPlan(InsnList code, CycleCosts costs) {
        this.code = code;
        this.costs = costs;
    }

    /** The blocks of a method, in the order of its code. */
    static List<Block> of(MethodNode method, CycleCosts costs) {
        BlockPlan plan = new BlockPlan(method.instructions, costs);
        plan.findLeaders();
        for (TryCatchBlockNode handler : method.tryCatchBlocks) {
            plan.lead(plan.indexAt(handler.handler), true);
        }
        return plan.blocks();
    }

    private void findLeaders() {
        lead(firstCode(0), false);
        for (int index = 0; index < code.size(); index++) {
            AbstractInsnNode node = code.get(index);
            for (LabelNode target : targets(node)) {
                int there = indexAt(target);
                lead(there, there <= index);
            }
            if (endsBlock(node)) {
                lead(firstCode(index + 1), false);
            }
        }
    }

    private void lead(int index, boolean check) {
        if (index < code.size()) {
            leaders.add(index);
            if (check) {
                checked.add(index);
            }
        }
    }

    private int indexAt(LabelNode label) {
        return firstCode(code.indexOf(label));
    }

    /** The index of the first bytecode at or after an index. */
    private int firstCode(int from) {
        int index = from;
        while (index < code.size() && code.get(index).getOpcode() < 0) {
            index++;
        }
        return index;
    }

    private List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        List<Integer> starts = new ArrayList<>(leaders);
        for (int i = 0; i < starts.size(); i++) {
            int end = i + 1 < starts.size() ? starts.get(i + 1) : code.size();
            int cycles = 0;
            for (int index = starts.get(i); index < end; index++) {
                cycles += costs.of(code.get(index));
            }
            blocks.add(new Block(code.get(starts.get(i)), Math.max(1, cycles), checked.contains(starts.get(i))));
        }
        return blocks;
    }

    private static List<LabelNode> targets(AbstractInsnNode node) {
        if (node instanceof JumpInsnNode jump) {
            return List.of(jump.label);
        }
        List<LabelNode> labels = new ArrayList<>();
        if (node instanceof TableSwitchInsnNode table) {
            labels.addAll(table.labels);
            labels.add(table.dflt);
        } else if (node instanceof LookupSwitchInsnNode lookup) {
            labels.addAll(lookup.labels);
            labels.add(lookup.dflt);
        }
        return labels;
    }

    private static boolean endsBlock(AbstractInsnNode node) {
        int opcode = node.getOpcode();
        return node instanceof JumpInsnNode || !targets(node).isEmpty() || opcode == Opcodes.ATHROW
                || Arrays.asList(Opcodes.IRETURN, Opcodes.LRETURN, Opcodes.FRETURN, Opcodes.DRETURN, Opcodes.ARETURN,
                        Opcodes.RETURN).contains(opcode);
    }
}
