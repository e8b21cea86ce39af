package org.barreleye.capops;

import java.util.function.Consumer;
import org.barreleye.generated.user.ObjectType;

/** The derivations from which explorations begin. Core 0 owns the memory. With two cores, the third core is core 0. */
enum Shape {
    /** One capability, at home. */
    SINGLE(begin -> {}),
    /** A copy on another core. */
    COPY_ELSEWHERE(begin -> begin.copy(0, 0, 1)),
    /** Copies on two other cores. */
    COPIES_ON_TWO_CORES(begin -> begin.copy(0, 0, 1).copy(0, 0, begin.cores() > 2 ? 2 : 1)),
    /** A copy that came from another holder. */
    COPY_FROM_A_HOLDER(begin -> begin.copy(0, 0, 1).copy(1, 0, begin.third())),
    /** A copy on another core, and none at home. */
    ONLY_ELSEWHERE(begin -> begin.copy(0, 0, 1).delete(0, 0)),
    /** A part that was made at home, and a copy of the whole elsewhere. */
    PART_AT_HOME(begin -> begin.copy(0, 0, 1).retype(0, 0, ObjectType.FRAME, 0, 1)),
    /** A part that a holder made. */
    PART_AT_A_HOLDER(begin -> begin.copy(0, 0, 1).retype(1, 0, ObjectType.FRAME, 0, 1)),
    /** A part on another core, and the whole at home. */
    PART_ELSEWHERE(begin -> begin.retype(0, 0, ObjectType.FRAME, 0, 1).move(0, last(begin, 0), 1)),
    /** The whole on another core, and a part at home. */
    WHOLE_ELSEWHERE(begin -> begin.retype(0, 0, ObjectType.FRAME, 0, 1).move(0, 0, 1)),
    /** Two parts on two cores. */
    SIBLINGS(begin -> begin.retype(0, 0, ObjectType.RAM, 0, 1).move(0, last(begin, 0), 1)
            .retype(0, 0, ObjectType.FRAME, 1, 1).move(0, last(begin, 0), begin.cores() > 2 ? 2 : 1)),
    /** Memory, a part of it on another core, and a frame of that on a third one. */
    CHAIN(begin -> begin.retype(0, 0, ObjectType.RAM, 0, 2).move(0, last(begin, 0), 1)
            .retype(1, 0, ObjectType.FRAME, 0, 1).move(1, last(begin, 1), begin.third())),
    /** A copy with fewer rights elsewhere. */
    FEWER_RIGHTS_ELSEWHERE(begin -> begin.mint(0, 0).move(0, 1, 1)),
    /** Memory that was lent. */
    LENT(begin -> begin.move(0, 0, 1)),
    /** Memory that was lent, and a copy of it on a third core. */
    LENT_AND_COPIED(begin -> begin.move(0, 0, 1).copy(1, 0, begin.third())),
    /** Memory that was lent, and a part of it on a third core. */
    LENT_WITH_A_PART_ELSEWHERE(begin -> begin.move(0, 0, 1).retype(1, 0, ObjectType.RAM, 0, 2)
            .move(1, last(begin, 1), begin.third())),
    /** A part that was lent, and the whole at home. */
    LENT_PART(begin -> begin.retype(0, 0, ObjectType.RAM, 0, 2).move(0, last(begin, 0), 1)),
    /** Two parts that were lent to different cores, which have copies of each other's. */
    LENT_TO_TWO(begin -> lendToTwo(begin, begin.cores() > 2 ? 2 : 1)),
    /** Memory that was lent, returned and lent again. */
    LENT_AGAIN(begin -> begin.move(0, 0, 1).move(1, 0, 0).move(0, 0, 1));

    private final Consumer<ShapeBuilder> steps;

    Shape(Consumer<ShapeBuilder> steps) {
        this.steps = steps;
    }

    private static void lendToTwo(ShapeBuilder begin, int second) {
        begin.retype(0, 0, ObjectType.RAM, 0, 1).move(0, last(begin, 0), 1)
                .retype(0, 0, ObjectType.RAM, 1, 1).move(0, last(begin, 0), second)
                .copy(1, 0, second == 1 ? 0 : second)
                .copy(second, second == 1 ? 1 : 0, second == 1 ? 0 : 1);
    }

    private static int last(ShapeBuilder begin, int core) {
        return begin.nodes().get(core).space().lastOccupied();
    }

    /** Does the operations of the shape. */
    void build(ShapeBuilder begin) {
        steps.accept(begin);
    }
}
