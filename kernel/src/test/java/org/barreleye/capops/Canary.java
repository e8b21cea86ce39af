package org.barreleye.capops;

import java.util.List;
import org.barreleye.cpudriver.state.KernelControlBlock;

/** Deliberate faults: a rule that does not find them would not find such a bug either. */
enum Canary implements Faults {
    /** A core does not say that it has dropped deliveries. */
    LOST_DROP,
    /** It says so twice. */
    DOUBLE_DROP,
    /** It always says that it has dropped one. */
    DROP_OF_ONE_DELIVERY,
    /** It says that it has dropped one more than it has received. */
    DROP_COUNTS_TOO_MUCH,
    /** The home does not subtract what was dropped. */
    DROP_IGNORED,
    /** A holder does not answer. */
    LOST_ANSWER_OF_A_HOLDER,
    /** Every holder says that it has kept its copy. */
    HOLDER_SAYS_KEPT,
    /** The home does not answer a revoke. */
    LOST_ANSWER_TO_A_REVOKE,
    /** A request to revoke is not sent. */
    LOST_REVOKE,
    /** The home does not answer a reservation. */
    LOST_ANSWER_TO_A_RESERVATION,
    /** The home grants what it has refused to record. */
    REFUSED_RESERVATION_GRANTED,
    /** The home grants and does not record. */
    NO_RESERVATION,
    /** An object that was recorded is not made, and not dropped. */
    RESERVED_OBJECT_NOT_MADE,
    /** The home does not say for whom it revokes. */
    REQUESTER_FORGOTTEN,
    /** Each holder keeps what is in its first slot. */
    COPY_KEPT_BY_EVERY_HOLDER,
    /** The home does not wait for any holder. */
    HOLDERS_NOT_ASKED,
    /** The home does not ask the first two cores. */
    ONE_HOLDER_NOT_ASKED,
    /** The home removes its entry for the core that keeps its copy. */
    REQUESTER_LOSES_ITS_ENTRY,
    /** A capability is made that arrives while it is revoked. */
    REVOKED_CAPABILITY_ACCEPTED,
    /** A capability arrives with all rights. */
    RIGHTS_WIDENED_ON_IMPORT,
    /** The home does not record what it delivers for a holder. */
    GRANT_NOT_RECORDED,
    /** The home records it twice. */
    GRANT_RECORDED_TWICE,
    /** The home does not say that it has delivered a copy for a holder. */
    LOST_ANSWER_TO_A_GRANT,
    /** The home asks only the first holder. */
    FIRST_HOLDER_ASKED_ALONE,
    /** A holder does not wait for what the home has sent before it has asked. */
    POSITION_IN_REQUEST_IGNORED,
    /** The home does not wait for what a holder has sent before it has answered. */
    POSITION_IN_ANSWER_IGNORED,
    /** A core that is asked by way of the tree does not ask those behind it. */
    BRANCH_NOT_ASKED,
    /** A core that has borrowed memory does not ask those to which it has delivered some of it. */
    BORROWER_ASKS_NOBODY,
    /** A capability that is sent stays in its slot. */
    MOVE_LEAVES_A_COPY,
    /** Memory that is returned arrives as a copy. */
    RETURN_SENT_AS_A_COPY,
    /** A copy for the home arrives as one from the home. */
    COPY_TO_HOME_SENT_AS_A_COPY,
    /** A copy arrives that its receiver does not record. */
    COPY_SENT_UNRECORDED,
    /** The kernel is not told of a death: what the dead core had stays recorded. */
    KERNEL_NOT_TOLD_OF_A_DEATH,
    /** Memory that a dead core has lent or borrowed is not revoked. */
    LOAN_NOT_ENDED,
    /** Receivers are not told of the copies that a dead home has not delivered. */
    LOST_NOTICE,
    /** Only the dead borrower of memory is asked for what was made of it. */
    CORES_NOT_ASKED_FOR_A_LOAN,
    /** A message that concerns a third core is handled although the receiver has not installed its sender's view. */
    VIEW_IGNORED,
    /** A core permits that a dead one joins again, and has not deleted what it has of its memory. */
    RELEASED_TOO_EARLY,
    /** A core that has joined again takes an answer to its earlier incarnation for one to its own request. */
    OLD_INCARNATION_BELIEVED;

    /** Returns whether a core has to die for it. */
    boolean needsDeath() {
        return compareTo(KERNEL_NOT_TOLD_OF_A_DEATH) >= 0;
    }

    /** Returns whether a core has to join again for it. */
    boolean needsRejoin() {
        return compareTo(VIEW_IGNORED) >= 0;
    }

    /** The kinds of operations that are tried. */
    List<OperationKind> kinds() {
        return this == OLD_INCARNATION_BELIEVED ? List.of(OperationKind.COPY, OperationKind.REVOKE)
                : Bound.ALL.get(0);
    }

    /** The number of states at which a search for it is cut. */
    long cut() {
        return this == OLD_INCARNATION_BELIEVED ? 400_000 : 8_000;
    }

    @Override
    public int incarnation(int number) {
        return this == OLD_INCARNATION_BELIEVED ? 0 : number;
    }

    @Override
    public ExploredPeers peers(int core) {
        return new FaultyPeers(this);
    }

    @Override
    public ExploredKernel kernel(int core, KernelControlBlock control, ExploredSpace space) {
        return new FaultyKernel(this, core, control, space);
    }
}
