package org.barreleye.experiment.capability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.machine.description.Presets;
import org.junit.jupiter.api.Test;

class CapabilitySystemTest {
    private static final CapabilityOperation.Situation PAGE = Workspace::allocate;

    private static OperationCost measure(int cores, CapabilityOperation operation) {
        return CapabilitySystem.measure(Presets.named("smp-4"), cores, 0, List.of(operation)).get(0);
    }

    private static Outcome<Outcome.Unit> sendElsewhere(Workspace workspace, CapabilityReference subject)
            throws CallFailed {
        workspace.storeElsewhere(subject);
        return Outcome.unit();
    }

    @Test
    void counts_the_messages_that_monitors_receive_from_each_other() {
        CapabilityOperation nothing = new CapabilityOperation("nothing", PAGE, (workspace, subject) -> Outcome.unit());
        // The first of three messages to another core binds to its store; the rest is a capability each.
        CapabilityOperation one = new CapabilityOperation("one", PAGE, CapabilitySystemTest::sendElsewhere);
        CapabilityOperation two = new CapabilityOperation("two", PAGE, (workspace, subject) -> {
            workspace.storeElsewhere(subject);
            return sendElsewhere(workspace, subject);
        });

        assertThat(measure(2, nothing).messages()).isZero();
        assertThat(measure(2, two).messages()).isEqualTo(measure(2, one).messages() + 1);
        assertThat(measure(4, two).messages()).isEqualTo(measure(4, one).messages() + 3);
    }

    @Test
    void reports_the_error_of_an_operation_that_is_refused() {
        OperationCost cost = measure(2, new CapabilityOperation("refused", PAGE,
                (workspace, subject) -> Outcome.refused(KernelError.REVOKE_FIRST)));

        assertThat(cost.refusal()).contains("REVOKE_FIRST");
        assertThat(cost.picoseconds()).isNaN();
        assertThat(cost.messages()).isNaN();
    }

    @Test
    void reports_why_a_situation_cannot_be_prepared() {
        OperationCost cost = measure(2, new CapabilityOperation("unprepared", workspace -> {
            throw new CallFailed(new Failure(Failure.Kind.REFUSED, "no memory"));
        }, (workspace, subject) -> Outcome.unit()));

        assertThat(cost.refusal()).contains("no memory");
    }

    @Test
    void reports_an_operation_that_succeeds_and_leaves_copies() {
        OperationCost cost = measure(2, new CapabilityOperation("incomplete", workspace -> {
            CapabilityReference page = workspace.allocate();
            workspace.storeElsewhere(page);
            return page;
        }, (workspace, subject) -> Outcome.unit(), workspace -> workspace.verifyStored(0)));

        assertThat(cost.refusal()).contains("1 copies are left, and should be 0");
    }

    @Test
    void goes_on_after_an_operation_that_is_refused() {
        CapabilityOperation refused = new CapabilityOperation("refused", PAGE,
                (workspace, subject) -> Outcome.refused(KernelError.REVOKE_FIRST));
        CapabilityOperation deleted = new CapabilityOperation("deleted", PAGE, Workspace::delete);

        List<OperationCost> costs =
                CapabilitySystem.measure(Presets.named("smp-2"), 2, 0, List.of(refused, deleted));

        assertThat(costs).extracting(OperationCost::operation).containsExactly("refused", "deleted");
        assertThat(costs.get(1).refusal()).isEqualTo(Optional.empty());
    }
}
