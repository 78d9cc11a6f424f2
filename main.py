from noivu_desktop.__main__ import main

raise SystemExit(main())
