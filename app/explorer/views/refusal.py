"""Why a change was not made, in words: the same for judgements, uploads, corrections and removals."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from nysta.app.explorer.judging import ForeignStoreError
from nysta.app.explorer.reading import RunningError
from nysta.app.explorer.texts import Texts
from nysta.graph.judgements import JudgementError
from nysta.graph.locks import LockedError
from nysta.graph.stores.errors import StoreError
from nysta.graph.workspace import WorkspaceError


def attempt(change: Callable[[], object], texts: Texts) -> bool:
    """Make a change; where it cannot be made, say why. Whether it was made."""
    try:
        change()
    except ForeignStoreError:
        st.error(texts("judge.foreign"), icon=":material/block:")
    except (RunningError, WorkspaceError, LockedError) as error:
        st.warning(texts("judge.busy"), icon=":material/hourglass:")
        if str(error) and "en körning pågår" not in str(error):
            st.code(str(error), language=None, wrap_lines=True)
    except JudgementError as error:
        st.warning(texts("judge.refused"), icon=":material/block:")
        st.code(str(error), language=None, wrap_lines=True)
    except StoreError as error:
        st.error(texts("judge.later"), icon=":material/cloud_off:")
        st.code(str(error), language=None, wrap_lines=True)
    except OSError as error:
        st.error(texts("documents.cannot_write"), icon=":material/block:")
        st.code(f"{error.filename or ''}: {error.strerror or error}", language=None, wrap_lines=True)
    else:
        return True
    return False
