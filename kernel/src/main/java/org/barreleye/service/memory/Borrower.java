package org.barreleye.service.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.domain.SystemError;
import org.barreleye.generated.user.RamIdentifyResult;
import org.barreleye.generated.user.memory.AllocateReply;
import org.barreleye.generated.user.memory.AvailableReply;
import org.barreleye.generated.user.memory.FreeReply;
import org.barreleye.generated.user.memory.MemoryHandler;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;

/** Serves one client of the memory service. When the client is gone, what it had borrowed is to be taken back. */
final class Borrower implements MemoryHandler, Copyable {
    private static final CapabilityReference NOTHING = CapabilityReference.at(CapabilityAddress.NOWHERE);

    private final Pool pool;
    private final List<Loan> loans;

    Borrower(Pool pool) {
        this.pool = pool;
        loans = new ArrayList<>();
    }

    private Borrower(Borrower source, Copier copier) {
        copier.enter(source, this);
        pool = copier.of(source.pool);
        loans = new ArrayList<>(source.loans);
    }

    @Override
    public Borrower copy(Copier copier) {
        return new Borrower(this, copier);
    }

    @Override
    public void allocate(long bytes, long alignment, long node, long from, long to, AllocateReply reply) {
        if (!Pool.isReasonable(bytes, alignment)) {
            reply.reply(NOTHING, SystemError.BAD_ARGUMENT.code());
        } else if (!pool.hasNode(node)) {
            reply.reply(NOTHING, SystemError.NO_SUCH_NODE.code());
        } else {
            pool.takeBackExpected();
            Optional<Loan> loan = pool.find(node, bytes, alignment, from, to);
            if (loan.isPresent()) {
                lend(loan.get(), reply);
            } else {
                reply.reply(NOTHING, SystemError.OUT_OF_MEMORY.code());
            }
        }
    }

    private void lend(Loan loan, AllocateReply reply) {
        Outcome<CapabilityReference> lent = pool.lend(loan);
        if (lent.succeeded()) {
            loans.add(loan);
            reply.reply(lent.value(), ErrorCode.NONE);
        } else {
            reply.reply(NOTHING, ErrorCode.of(lent.error()));
        }
    }

    @Override
    public void free(CapabilityReference memory, FreeReply reply) {
        Outcome<RamIdentifyResult> found = pool.identify(memory);
        Optional<Loan> loan = found.succeeded() ? loanOf(found.value()) : Optional.empty();
        pool.discard(memory);
        if (loan.isEmpty()) {
            reply.reply(SystemError.NOT_ALLOCATED.code());
        } else {
            reply.reply(takeBack(loan.get()));
        }
    }

    private ErrorCode takeBack(Loan loan) {
        Outcome<Outcome.Done> taken = pool.takeBack(loan);
        if (!taken.succeeded() && taken.error() == KernelError.REVOKE_FIRST) {
            return SystemError.STILL_IN_USE.code();
        }
        loans.remove(loan);
        if (!taken.succeeded()) {
            // It could not be looked at now. The client has nothing of it any more, so there will be nobody to ask again.
            pool.expectBack(List.of(loan));
        }
        return ErrorCode.NONE;
    }

    private Optional<Loan> loanOf(RamIdentifyResult memory) {
        return loans.stream()
                .filter(loan -> loan.base() == memory.base() && loan.bytes() == memory.bytes())
                .findFirst();
    }

    @Override
    public void available(long index, AvailableReply reply) {
        pool.takeBackExpected();
        List<Integer> nodes = pool.nodes();
        if (index >= nodes.size()) {
            reply.reply(0, 0, 0, SystemError.NO_SUCH_NODE.code());
        } else {
            int node = nodes.get((int) index);
            reply.reply(node, pool.freeBytes(node), pool.bytes(node), ErrorCode.NONE);
        }
    }

    @Override
    public void closed(Failure reason) {
        pool.expectBack(loans);
        loans.clear();
    }
}
