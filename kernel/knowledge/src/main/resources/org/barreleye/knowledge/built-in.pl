% The built-in predicates, arithmetic functions and operators of queries: those of Projog that neither change anything
% nor read a file, a clock or a random number. Each has at most one solution.

'?-'( pj_add_predicate('/'(op, 3), 'org.projog.core.predicate.builtin.io.Op') ).
'?-'( op(1200, fx, '?-') ).
?- op(400, yfx, '/').

?- pj_add_predicate(var/1, 'org.projog.core.predicate.builtin.classify.IsVar').
?- pj_add_predicate(nonvar/1, 'org.projog.core.predicate.builtin.classify.IsNonVar').
?- pj_add_predicate(atom/1, 'org.projog.core.predicate.builtin.classify.IsAtom').
?- pj_add_predicate(number/1, 'org.projog.core.predicate.builtin.classify.IsNumber').
?- pj_add_predicate(atomic/1, 'org.projog.core.predicate.builtin.classify.IsAtomic').
?- pj_add_predicate(integer/1, 'org.projog.core.predicate.builtin.classify.IsInteger').
?- pj_add_predicate(compound/1, 'org.projog.core.predicate.builtin.classify.IsCompound').
?- pj_add_predicate(is_list/1, 'org.projog.core.predicate.builtin.classify.IsList').

?- pj_add_predicate('=='/2, 'org.projog.core.predicate.builtin.compare.StrictEquality').
?- pj_add_predicate('\\=='/2, 'org.projog.core.predicate.builtin.compare.NotStrictEquality').
?- pj_add_predicate('=:='/2, 'org.projog.core.predicate.builtin.compare.NumericEquality').
?- pj_add_predicate('=\\='/2, 'org.projog.core.predicate.builtin.compare.NumericInequality').
?- pj_add_predicate('<'/2, 'org.projog.core.predicate.builtin.compare.NumericLessThan').
?- pj_add_predicate('=<'/2, 'org.projog.core.predicate.builtin.compare.NumericLessThanOrEqual').
?- pj_add_predicate('>'/2, 'org.projog.core.predicate.builtin.compare.NumericGreaterThan').
?- pj_add_predicate('>='/2, 'org.projog.core.predicate.builtin.compare.NumericGreaterThanOrEqual').
?- pj_add_predicate('@<'/2, 'org.projog.core.predicate.builtin.compare.TermLessThan').
?- pj_add_predicate('@>'/2, 'org.projog.core.predicate.builtin.compare.TermGreaterThan').
?- pj_add_predicate('@>='/2, 'org.projog.core.predicate.builtin.compare.TermGreaterThanOrEqual').
?- pj_add_predicate('@=<'/2, 'org.projog.core.predicate.builtin.compare.TermLessThanOrEqual').
?- pj_add_predicate(is/2, 'org.projog.core.predicate.builtin.compare.Is').

?- pj_add_predicate('=..'/2, 'org.projog.core.predicate.builtin.construct.Univ').
?- pj_add_predicate(atom_chars/2, 'org.projog.core.predicate.builtin.construct.TermSplit/atomChars').
?- pj_add_predicate(number_codes/2, 'org.projog.core.predicate.builtin.construct.TermSplit/numberCodes').

?- pj_add_predicate(sort/2, 'org.projog.core.predicate.builtin.list.SortAsSet').
?- pj_add_predicate(msort/2, 'org.projog.core.predicate.builtin.list.Sort').
?- pj_add_predicate(keysort/2, 'org.projog.core.predicate.builtin.list.KeySort').
?- pj_add_predicate(reverse/2, 'org.projog.core.predicate.builtin.list.Reverse').

?- pj_add_predicate(pj_add_arithmetic_operator/2, 'org.projog.core.predicate.builtin.kb.AddArithmeticOperator').
?- pj_add_arithmetic_operator('+'/2, 'org.projog.core.math.builtin.Add').
?- pj_add_arithmetic_operator('/'('-', 1), 'org.projog.core.math.builtin.Minus').
?- pj_add_arithmetic_operator('/'('-', 2), 'org.projog.core.math.builtin.Subtract').
?- pj_add_arithmetic_operator('/'/2, 'org.projog.core.math.builtin.Divide').
?- pj_add_arithmetic_operator('//'/2, 'org.projog.core.math.builtin.IntegerDivide').
?- pj_add_arithmetic_operator('*'/2, 'org.projog.core.math.builtin.Multiply').
?- pj_add_arithmetic_operator(mod/2, 'org.projog.core.math.builtin.Modulo').
?- pj_add_arithmetic_operator('/\\'/2, 'org.projog.core.math.builtin.BitwiseAnd').
?- pj_add_arithmetic_operator('\\/'/2, 'org.projog.core.math.builtin.BitwiseOr').
?- pj_add_arithmetic_operator('<<'/2, 'org.projog.core.math.builtin.ShiftLeft').
?- pj_add_arithmetic_operator('>>'/2, 'org.projog.core.math.builtin.ShiftRight').
?- pj_add_arithmetic_operator(max/2, 'org.projog.core.math.builtin.Max').
?- pj_add_arithmetic_operator(min/2, 'org.projog.core.math.builtin.Min').
?- pj_add_arithmetic_operator(abs/1, 'org.projog.core.math.builtin.Abs').

?- op(1200, xfx, ':-').
?- op(1200, fx, ':-').
?- op(1100, xfy, ';').
?- op(1050, xfy, '->').
?- op(1000, xfy, ',').
?- op(900, fy, '\\+').
?- op(700, xfx, '<').
?- op(700, xfx, '=').
?- op(700, xfx, '=..').
?- op(700, xfx, '=:=').
?- op(700, xfx, '=<').
?- op(700, xfx, '==').
?- op(700, xfx, '=\\=').
?- op(700, xfx, '>').
?- op(700, xfx, '>=').
?- op(700, xfx, '@<').
?- op(700, xfx, '@=<').
?- op(700, xfx, '@>').
?- op(700, xfx, '@>=').
?- op(700, xfx, '\\=').
?- op(700, xfx, '\\==').
?- op(700, xfx, is).
?- op(600, xfy, ':').
?- op(500, yfx, '+').
?- op(500, yfx, '-').
?- op(500, yfx, '/\\').
?- op(500, yfx, '\\/').
?- op(400, yfx, '*').
?- op(400, yfx, '//').
?- op(400, yfx, '<<').
?- op(400, yfx, '>>').
?- op(400, yfx, mod).
?- op(200, xfy, '^').
?- op(200, fy, '-').
