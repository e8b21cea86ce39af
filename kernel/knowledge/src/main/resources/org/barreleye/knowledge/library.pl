% The library: predicates over lists and solutions that every query may call. They are written here rather than taken
% from Projog so that their steps are counted.

member(X, [X | _]).
member(X, [_ | Rest]) :- member(X, Rest).

memberchk(X, List) :- once(member(X, List)).

append([], List, List).
append([X | Rest], List, [X | All]) :- append(Rest, List, All).

select(X, [X | Rest], Rest).
select(X, [Y | Rest], [Y | Others]) :- select(X, Rest, Others).

length(List, Length) :- count_elements(List, 0, Length).

count_elements([], Length, Length).
count_elements([_ | Rest], Before, Length) :- Next is Before + 1, count_elements(Rest, Next, Length).

nth0(Index, List, X) :- nth_from(List, 0, Index, X).
nth1(Index, List, X) :- nth_from(List, 1, Index, X).

nth_from([X | _], Index, Index, X).
nth_from([_ | Rest], At, Index, X) :- Next is At + 1, nth_from(Rest, Next, Index, X).

last([X], X).
last([_ | Rest], X) :- last(Rest, X).

sum_list([], 0).
sum_list([X | Rest], Sum) :- sum_list(Rest, Others), Sum is X + Others.

max_list(List, Max) :- msort(List, Sorted), last(Sorted, Max).
min_list(List, Min) :- msort(List, [Min | _]).

between(Low, High, Low) :- Low =< High.
between(Low, High, X) :- Low < High, Next is Low + 1, between(Next, High, X).

maplist(_, []).
maplist(Goal, [X | Rest]) :- call(Goal, X), maplist(Goal, Rest).

maplist(_, [], []).
maplist(Goal, [X | Rest], [Y | Others]) :- call(Goal, X, Y), maplist(Goal, Rest, Others).

pairs_values([], []).
pairs_values([_ - Value | Rest], [Value | Values]) :- pairs_values(Rest, Values).

% The solutions without duplicates, in the order of terms; fails if there are none. Variables marked by ^ and other
% variables of the goal are treated alike: solutions are not grouped by the values of those that are free.
setof(Template, Goal, Set) :-
    without_marks(Goal, Plain), findall(Template, Plain, All), sort(All, Set), Set = [_ | _].

% The solutions in the order in which they are found; fails if there are none.
bagof(Template, Goal, All) :- without_marks(Goal, Plain), findall(Template, Plain, All), All = [_ | _].

without_marks(Goal, Plain) :- nonvar(Goal), Goal = _ ^ Inner, !, without_marks(Inner, Plain).
without_marks(Goal, Goal).

% The least Key-Value of a goal's solutions, and the greatest. The first one is taken among equal keys.
least(Key, Value, Goal, Least) :- findall(Key - Value, Goal, All), keysort(All, [_ - Least | _]).
greatest(Key, Value, Goal, Greatest) :-
    findall(Negative - Value, (Goal, Negative is - Key), All), keysort(All, [_ - Greatest | _]).
