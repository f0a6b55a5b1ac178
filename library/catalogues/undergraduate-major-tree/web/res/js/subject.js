let subjectData = [
    {
        "code": 1,
        "name": "学科门类：哲学",
        "children": [
            {
                "code": 2,
                "name": "哲学类",
                "children": [
                    {
                        "code": 3,
                        "name": "哲学"
                    },
                    {
                        "code": 4,
                        "name": "逻辑学"
                    },
                    {
                        "code": 5,
                        "name": "宗教学"
                    }
                ]
            }
        ]
    },
    {
        "code": 6,
        "name": "学科门类：经济学",
        "children": [
            {
                "code": 7,
                "name": "经济学类",
                "children": [
                    {
                        "code": 8,
                        "name": "经济学"
                    },
                    {
                        "code": 9,
                        "name": "经济统计学"
                    }
                ]
            },
            {
                "code": 10,
                "name": "财政学类",
                "children": [
                    {
                        "code": 11,
                        "name": "财政学"
                    },
                    {
                        "code": 12,
                        "name": "税收学"
                    }
                ]
            },
            {
                "code": 13,
                "name": "金融学类",
                "children": [
                    {
                        "code": 14,
                        "name": "金融学"
                    },
                    {
                        "code": 15,
                        "name": "金融工程"
                    },
                    {
                        "code": 16,
                        "name": "保险学"
                    },
                    {
                        "code": 17,
                        "name": "投资学"
                    }
                ]
            },
            {
                "code": 18,
                "name": "经济与贸易类",
                "children": [
                    {
                        "code": 19,
                        "name": "国际经济与贸易"
                    },
                    {
                        "code": 20,
                        "name": "贸易经济"
                    }
                ]
            }
        ]
    },
    {
        "code": 21,
        "name": "学科门类：法学",
        "children": [
            {
                "code": 22,
                "name": "法学类",
                "children": [
                    {
                        "code": 23,
                        "name": "法学"
                    }
                ]
            },
            {
                "code": 24,
                "name": "政治学类",
                "children": [
                    {
                        "code": 25,
                        "name": "政治学与行政学"
                    },
                    {
                        "code": 26,
                        "name": "国际政治"
                    },
                    {
                        "code": 27,
                        "name": "外交学"
                    }
                ]
            },
            {
                "code": 28,
                "name": "社会学类",
                "children": [
                    {
                        "code": 29,
                        "name": "社会学"
                    },
                    {
                        "code": 30,
                        "name": "社会工作"
                    }
                ]
            },
            {
                "code": 31,
                "name": "民族学类",
                "children": [
                    {
                        "code": 32,
                        "name": "民族学"
                    }
                ]
            },
            {
                "code": 33,
                "name": "马克思主义理论类",
                "children": [
                    {
                        "code": 34,
                        "name": "科学社会主义"
                    },
                    {
                        "code": 35,
                        "name": "中国共产党历史"
                    },
                    {
                        "code": 36,
                        "name": "思想政治教育"
                    }
                ]
            },
            {
                "code": 37,
                "name": "公安学类",
                "children": [
                    {
                        "code": 38,
                        "name": "治安学"
                    },
                    {
                        "code": 39,
                        "name": "侦查学"
                    },
                    {
                        "code": 40,
                        "name": "边防管理"
                    }
                ]
            }
        ]
    },
    {
        "code": 41,
        "name": "学科门类：教育学",
        "children": [
            {
                "code": 42,
                "name": "教育学类",
                "children": [
                    {
                        "code": 43,
                        "name": "教育学"
                    },
                    {
                        "code": 44,
                        "name": "科学教育"
                    },
                    {
                        "code": 45,
                        "name": "人文教育"
                    },
                    {
                        "code": 46,
                        "name": "教育技术学（注：可授教育学或理学或工学学士学位）"
                    },
                    {
                        "code": 47,
                        "name": "艺术教育（注：可授教育学或艺术学学士学位）"
                    },
                    {
                        "code": 48,
                        "name": "学前教育"
                    },
                    {
                        "code": 49,
                        "name": "小学教育"
                    },
                    {
                        "code": 50,
                        "name": "特殊教育"
                    }
                ]
            },
            {
                "code": 51,
                "name": "体育学类",
                "children": [
                    {
                        "code": 52,
                        "name": "体育教育"
                    },
                    {
                        "code": 53,
                        "name": "运动训练"
                    },
                    {
                        "code": 54,
                        "name": "社会体育指导与管理"
                    },
                    {
                        "code": 55,
                        "name": "武术与民族传统体育"
                    },
                    {
                        "code": 56,
                        "name": "运动人体科学"
                    }
                ]
            }
        ]
    },
    {
        "code": 57,
        "name": "学科门类：文学",
        "children": [
            {
                "code": 58,
                "name": "中国语言文学类",
                "children": [
                    {
                        "code": 59,
                        "name": "汉语言文学"
                    },
                    {
                        "code": 60,
                        "name": "汉语言"
                    },
                    {
                        "code": 61,
                        "name": "汉语国际教育"
                    },
                    {
                        "code": 62,
                        "name": "中国少数民族语言文学"
                    },
                    {
                        "code": 63,
                        "name": "古典文献学"
                    }
                ]
            },
            {
                "code": 64,
                "name": "外国语言文学类",
                "children": [
                    {
                        "code": 65,
                        "name": "英语"
                    },
                    {
                        "code": 66,
                        "name": "俄语"
                    },
                    {
                        "code": 67,
                        "name": "德语"
                    },
                    {
                        "code": 68,
                        "name": "法语"
                    },
                    {
                        "code": 69,
                        "name": "西班牙语"
                    },
                    {
                        "code": 70,
                        "name": "阿拉伯语"
                    },
                    {
                        "code": 71,
                        "name": "日语"
                    },
                    {
                        "code": 72,
                        "name": "波斯语"
                    },
                    {
                        "code": 73,
                        "name": "朝鲜语"
                    },
                    {
                        "code": 74,
                        "name": "菲律宾语"
                    },
                    {
                        "code": 75,
                        "name": "梵语巴利语"
                    },
                    {
                        "code": 76,
                        "name": "印度尼西亚语"
                    },
                    {
                        "code": 77,
                        "name": "印地语"
                    },
                    {
                        "code": 78,
                        "name": "柬埔寨语"
                    },
                    {
                        "code": 79,
                        "name": "老挝语"
                    },
                    {
                        "code": 80,
                        "name": "缅甸语"
                    },
                    {
                        "code": 81,
                        "name": "马来语"
                    },
                    {
                        "code": 82,
                        "name": "蒙古语"
                    },
                    {
                        "code": 83,
                        "name": "僧伽罗语"
                    },
                    {
                        "code": 84,
                        "name": "泰语"
                    },
                    {
                        "code": 85,
                        "name": "乌尔都语"
                    },
                    {
                        "code": 86,
                        "name": "希伯来语"
                    },
                    {
                        "code": 87,
                        "name": "越南语"
                    },
                    {
                        "code": 88,
                        "name": "豪萨语"
                    },
                    {
                        "code": 89,
                        "name": "斯瓦希里语"
                    },
                    {
                        "code": 90,
                        "name": "阿尔巴尼亚语"
                    },
                    {
                        "code": 91,
                        "name": "保加利亚语"
                    },
                    {
                        "code": 92,
                        "name": "波兰语"
                    },
                    {
                        "code": 93,
                        "name": "捷克语"
                    },
                    {
                        "code": 94,
                        "name": "斯洛伐克语"
                    },
                    {
                        "code": 95,
                        "name": "罗马尼亚语"
                    },
                    {
                        "code": 96,
                        "name": "葡萄牙语"
                    },
                    {
                        "code": 97,
                        "name": "瑞典语"
                    },
                    {
                        "code": 98,
                        "name": "塞尔维亚语"
                    },
                    {
                        "code": 99,
                        "name": "土耳其语"
                    },
                    {
                        "code": 100,
                        "name": "希腊语"
                    },
                    {
                        "code": 101,
                        "name": "匈牙利语"
                    },
                    {
                        "code": 102,
                        "name": "意大利语"
                    },
                    {
                        "code": 103,
                        "name": "泰米尔语"
                    },
                    {
                        "code": 104,
                        "name": "普什图语"
                    },
                    {
                        "code": 105,
                        "name": "世界语"
                    },
                    {
                        "code": 106,
                        "name": "孟加拉语"
                    },
                    {
                        "code": 107,
                        "name": "尼泊尔语"
                    },
                    {
                        "code": 108,
                        "name": "克罗地亚语"
                    },
                    {
                        "code": 109,
                        "name": "荷兰语"
                    },
                    {
                        "code": 110,
                        "name": "芬兰语"
                    },
                    {
                        "code": 111,
                        "name": "乌克兰语"
                    },
                    {
                        "code": 112,
                        "name": "挪威语"
                    },
                    {
                        "code": 113,
                        "name": "丹麦语"
                    },
                    {
                        "code": 114,
                        "name": "冰岛语"
                    },
                    {
                        "code": 115,
                        "name": "爱尔兰语"
                    },
                    {
                        "code": 116,
                        "name": "拉脱维亚语"
                    },
                    {
                        "code": 117,
                        "name": "立陶宛语"
                    },
                    {
                        "code": 118,
                        "name": "斯洛文尼亚语"
                    },
                    {
                        "code": 119,
                        "name": "爱沙尼亚语"
                    },
                    {
                        "code": 120,
                        "name": "马耳他语"
                    },
                    {
                        "code": 121,
                        "name": "哈萨克语"
                    },
                    {
                        "code": 122,
                        "name": "乌兹别克语"
                    },
                    {
                        "code": 123,
                        "name": "祖鲁语"
                    },
                    {
                        "code": 124,
                        "name": "拉丁语"
                    },
                    {
                        "code": 125,
                        "name": "翻译"
                    },
                    {
                        "code": 126,
                        "name": "商务英语"
                    }
                ]
            },
            {
                "code": 127,
                "name": "新闻传播学类",
                "children": [
                    {
                        "code": 128,
                        "name": "新闻学"
                    },
                    {
                        "code": 129,
                        "name": "广播电视学"
                    },
                    {
                        "code": 130,
                        "name": "广告学"
                    },
                    {
                        "code": 131,
                        "name": "传播学"
                    },
                    {
                        "code": 132,
                        "name": "编辑出版学"
                    }
                ]
            }
        ]
    },
    {
        "code": 133,
        "name": "学科门类：历史学",
        "children": [
            {
                "code": 134,
                "name": "历史学类",
                "children": [
                    {
                        "code": 135,
                        "name": "历史学"
                    },
                    {
                        "code": 136,
                        "name": "世界史"
                    },
                    {
                        "code": 137,
                        "name": "考古学"
                    },
                    {
                        "code": 138,
                        "name": "文物与博物馆学"
                    }
                ]
            }
        ]
    },
    {
        "code": 139,
        "name": "学科门类：理学",
        "children": [
            {
                "code": 140,
                "name": "数学类",
                "children": [
                    {
                        "code": 141,
                        "name": "数学与应用数学"
                    },
                    {
                        "code": 142,
                        "name": "信息与计算科学"
                    }
                ]
            },
            {
                "code": 143,
                "name": "物理学类",
                "children": [
                    {
                        "code": 144,
                        "name": "物理学"
                    },
                    {
                        "code": 145,
                        "name": "应用物理学"
                    },
                    {
                        "code": 146,
                        "name": "核物理"
                    }
                ]
            },
            {
                "code": 147,
                "name": "化学类",
                "children": [
                    {
                        "code": 148,
                        "name": "化学"
                    },
                    {
                        "code": 149,
                        "name": "应用化学（注：可授理学或工学学士学位）"
                    }
                ]
            },
            {
                "code": 150,
                "name": "天文学类",
                "children": [
                    {
                        "code": 151,
                        "name": "天文学"
                    }
                ]
            },
            {
                "code": 152,
                "name": "地理科学类",
                "children": [
                    {
                        "code": 153,
                        "name": "地理科学"
                    },
                    {
                        "code": 154,
                        "name": "自然地理与资源环境（注：可授理学或管理学学士学位）"
                    },
                    {
                        "code": 155,
                        "name": "人文地理与城乡规划（注：可授理学或管理学学士学位）"
                    },
                    {
                        "code": 156,
                        "name": "地理信息科学"
                    }
                ]
            },
            {
                "code": 157,
                "name": "大气科学类",
                "children": [
                    {
                        "code": 158,
                        "name": "大气科学"
                    },
                    {
                        "code": 159,
                        "name": "应用气象学"
                    }
                ]
            },
            {
                "code": 160,
                "name": "海洋科学类",
                "children": [
                    {
                        "code": 161,
                        "name": "海洋科学"
                    },
                    {
                        "code": 162,
                        "name": "海洋技术(注：可授理学或工学学士学位)"
                    }
                ]
            },
            {
                "code": 163,
                "name": "地球物理学类",
                "children": [
                    {
                        "code": 164,
                        "name": "地球物理学"
                    },
                    {
                        "code": 165,
                        "name": "空间科学与技术（注：可授理学或工学学士学位）"
                    }
                ]
            },
            {
                "code": 166,
                "name": "地质学类",
                "children": [
                    {
                        "code": 167,
                        "name": "地质学"
                    },
                    {
                        "code": 168,
                        "name": "地球化学"
                    }
                ]
            },
            {
                "code": 169,
                "name": "生物科学类",
                "children": [
                    {
                        "code": 170,
                        "name": "生物科学"
                    },
                    {
                        "code": 171,
                        "name": "生物技术（注：可授理学或工学学士学位）"
                    },
                    {
                        "code": 172,
                        "name": "生物信息学（注：可授理学或工学学士学位）"
                    },
                    {
                        "code": 173,
                        "name": "生态学"
                    }
                ]
            },
            {
                "code": 174,
                "name": "心理学类",
                "children": [
                    {
                        "code": 175,
                        "name": "心理学（注：可授理学或教育学学士学位）"
                    },
                    {
                        "code": 176,
                        "name": "应用心理学（注：可授理学或教育学学士学位）"
                    }
                ]
            },
            {
                "code": 177,
                "name": "统计学类",
                "children": [
                    {
                        "code": 178,
                        "name": "统计学"
                    },
                    {
                        "code": 179,
                        "name": "应用统计学"
                    }
                ]
            }
        ]
    },
    {
        "code": 180,
        "name": "学科门类：工学",
        "children": [
            {
                "code": 181,
                "name": "力学类",
                "children": [
                    {
                        "code": 182,
                        "name": "理论与应用力学（注：可授工学或理学学士学位）"
                    },
                    {
                        "code": 183,
                        "name": "工程力学"
                    }
                ]
            },
            {
                "code": 184,
                "name": "机械类",
                "children": [
                    {
                        "code": 185,
                        "name": "机械工程"
                    },
                    {
                        "code": 186,
                        "name": "机械设计制造及其自动化"
                    },
                    {
                        "code": 187,
                        "name": "材料成型及控制工程"
                    },
                    {
                        "code": 188,
                        "name": "机械电子工程"
                    },
                    {
                        "code": 189,
                        "name": "工业设计"
                    },
                    {
                        "code": 190,
                        "name": "过程装备与控制工程"
                    },
                    {
                        "code": 191,
                        "name": "车辆工程"
                    },
                    {
                        "code": 192,
                        "name": "汽车服务工程"
                    }
                ]
            },
            {
                "code": 193,
                "name": "仪器类",
                "children": [
                    {
                        "code": 194,
                        "name": "测控技术与仪器"
                    }
                ]
            },
            {
                "code": 195,
                "name": "材料类",
                "children": [
                    {
                        "code": 196,
                        "name": "材料科学与工程"
                    },
                    {
                        "code": 197,
                        "name": "材料物理（注：可授工学或理学学士学位）"
                    },
                    {
                        "code": 198,
                        "name": "材料化学（注：可授工学或理学学士学位）"
                    },
                    {
                        "code": 199,
                        "name": "冶金工程"
                    },
                    {
                        "code": 200,
                        "name": "金属材料工程"
                    },
                    {
                        "code": 201,
                        "name": "无机非金属材料工程"
                    },
                    {
                        "code": 202,
                        "name": "高分子材料与工程"
                    },
                    {
                        "code": 203,
                        "name": "复合材料与工程"
                    }
                ]
            },
            {
                "code": 204,
                "name": "能源动力类",
                "children": [
                    {
                        "code": 205,
                        "name": "能源与动力工程"
                    }
                ]
            },
            {
                "code": 206,
                "name": "电气类",
                "children": [
                    {
                        "code": 207,
                        "name": "电气工程及其自动化"
                    }
                ]
            },
            {
                "code": 208,
                "name": "电子信息类",
                "children": [
                    {
                        "code": 209,
                        "name": "电子信息工程（注：可授工学或理学学士学位）"
                    },
                    {
                        "code": 210,
                        "name": "电子科学与技术（注：可授工学或理学学士学位）"
                    },
                    {
                        "code": 211,
                        "name": "通信工程"
                    },
                    {
                        "code": 212,
                        "name": "微电子科学与工程（注：可授工学或理学学士学位）"
                    },
                    {
                        "code": 213,
                        "name": "光电信息科学与工程（注：可授工学或理学学士学位）"
                    },
                    {
                        "code": 214,
                        "name": "信息工程"
                    }
                ]
            },
            {
                "code": 215,
                "name": "自动化类",
                "children": [
                    {
                        "code": 216,
                        "name": "自动化"
                    }
                ]
            },
            {
                "code": 217,
                "name": "计算机类",
                "children": [
                    {
                        "code": 218,
                        "name": "计算机科学与技术（注：可授工学或理学学士学位）"
                    },
                    {
                        "code": 219,
                        "name": "软件工程"
                    },
                    {
                        "code": 220,
                        "name": "网络工程"
                    },
                    {
                        "code": 221,
                        "name": "信息安全（注：可授工学或理学或管理学学士学位）"
                    },
                    {
                        "code": 222,
                        "name": "物联网工程"
                    },
                    {
                        "code": 223,
                        "name": "数字媒体技术"
                    }
                ]
            },
            {
                "code": 224,
                "name": "土木类",
                "children": [
                    {
                        "code": 225,
                        "name": "土木工程"
                    },
                    {
                        "code": 226,
                        "name": "建筑环境与能源应用工程"
                    },
                    {
                        "code": 227,
                        "name": "给排水科学与工程"
                    },
                    {
                        "code": 228,
                        "name": "建筑电气与智能化"
                    }
                ]
            },
            {
                "code": 229,
                "name": "水利类",
                "children": [
                    {
                        "code": 230,
                        "name": "水利水电工程"
                    },
                    {
                        "code": 231,
                        "name": "水文与水资源工程"
                    },
                    {
                        "code": 232,
                        "name": "港口航道与海岸工程"
                    }
                ]
            },
            {
                "code": 233,
                "name": "测绘类",
                "children": [
                    {
                        "code": 234,
                        "name": "测绘工程"
                    },
                    {
                        "code": 235,
                        "name": "遥感科学与技术"
                    }
                ]
            },
            {
                "code": 236,
                "name": "化工与制药类",
                "children": [
                    {
                        "code": 237,
                        "name": "化学工程与工艺"
                    },
                    {
                        "code": 238,
                        "name": "制药工程"
                    }
                ]
            },
            {
                "code": 239,
                "name": "地质类",
                "children": [
                    {
                        "code": 240,
                        "name": "地质工程"
                    },
                    {
                        "code": 241,
                        "name": "勘查技术与工程"
                    },
                    {
                        "code": 242,
                        "name": "资源勘查工程"
                    }
                ]
            },
            {
                "code": 243,
                "name": "矿业类",
                "children": [
                    {
                        "code": 244,
                        "name": "采矿工程"
                    },
                    {
                        "code": 245,
                        "name": "石油工程"
                    },
                    {
                        "code": 246,
                        "name": "矿物加工工程"
                    },
                    {
                        "code": 247,
                        "name": "油气储运工程"
                    }
                ]
            },
            {
                "code": 248,
                "name": "纺织类",
                "children": [
                    {
                        "code": 249,
                        "name": "纺织工程"
                    },
                    {
                        "code": 250,
                        "name": "服装设计与工程（注：可授工学或艺术学学士学位）"
                    }
                ]
            },
            {
                "code": 251,
                "name": "轻工类",
                "children": [
                    {
                        "code": 252,
                        "name": "轻化工程"
                    },
                    {
                        "code": 253,
                        "name": "包装工程"
                    },
                    {
                        "code": 254,
                        "name": "印刷工程"
                    }
                ]
            },
            {
                "code": 255,
                "name": "交通运输类",
                "children": [
                    {
                        "code": 256,
                        "name": "交通运输"
                    },
                    {
                        "code": 257,
                        "name": "交通工程"
                    },
                    {
                        "code": 258,
                        "name": "航海技术"
                    },
                    {
                        "code": 259,
                        "name": "轮机工程"
                    },
                    {
                        "code": 260,
                        "name": "飞行技术"
                    }
                ]
            },
            {
                "code": 261,
                "name": "海洋工程类",
                "children": [
                    {
                        "code": 262,
                        "name": "船舶与海洋工程"
                    }
                ]
            },
            {
                "code": 263,
                "name": "航空航天类",
                "children": [
                    {
                        "code": 264,
                        "name": "航空航天工程"
                    },
                    {
                        "code": 265,
                        "name": "飞行器设计与工程"
                    },
                    {
                        "code": 266,
                        "name": "飞行器制造工程"
                    },
                    {
                        "code": 267,
                        "name": "飞行器动力工程"
                    },
                    {
                        "code": 268,
                        "name": "飞行器环境与生命保障工程"
                    }
                ]
            },
            {
                "code": 269,
                "name": "兵器类",
                "children": [
                    {
                        "code": 270,
                        "name": "武器系统与工程"
                    },
                    {
                        "code": 271,
                        "name": "武器发射工程"
                    },
                    {
                        "code": 272,
                        "name": "探测制导与控制技术"
                    },
                    {
                        "code": 273,
                        "name": "弹药工程与爆炸技术"
                    },
                    {
                        "code": 274,
                        "name": "特种能源技术与工程"
                    },
                    {
                        "code": 275,
                        "name": "装甲车辆工程"
                    },
                    {
                        "code": 276,
                        "name": "信息对抗技术"
                    }
                ]
            },
            {
                "code": 277,
                "name": "核工程类",
                "children": [
                    {
                        "code": 278,
                        "name": "核工程与核技术"
                    },
                    {
                        "code": 279,
                        "name": "辐射防护与核安全"
                    },
                    {
                        "code": 280,
                        "name": "工程物理"
                    },
                    {
                        "code": 281,
                        "name": "核化工与核燃料工程"
                    }
                ]
            },
            {
                "code": 282,
                "name": "农业工程类",
                "children": [
                    {
                        "code": 283,
                        "name": "农业工程"
                    },
                    {
                        "code": 284,
                        "name": "农业机械化及其自动化"
                    },
                    {
                        "code": 285,
                        "name": "农业电气化"
                    },
                    {
                        "code": 286,
                        "name": "农业建筑环境与能源工程"
                    },
                    {
                        "code": 287,
                        "name": "农业水利工程"
                    }
                ]
            },
            {
                "code": 288,
                "name": "林业工程类",
                "children": [
                    {
                        "code": 289,
                        "name": "森林工程"
                    },
                    {
                        "code": 290,
                        "name": "木材科学与工程"
                    },
                    {
                        "code": 291,
                        "name": "林产化工"
                    }
                ]
            },
            {
                "code": 292,
                "name": "环境科学与工程类",
                "children": [
                    {
                        "code": 293,
                        "name": "环境科学与工程"
                    },
                    {
                        "code": 294,
                        "name": "环境工程"
                    },
                    {
                        "code": 295,
                        "name": "环境科学（注：可授工学或理学学士学位）"
                    },
                    {
                        "code": 296,
                        "name": "环境生态工程"
                    }
                ]
            },
            {
                "code": 297,
                "name": "生物医学工程类",
                "children": [
                    {
                        "code": 298,
                        "name": "生物医学工程（注：可授工学或理学学士学位）"
                    }
                ]
            },
            {
                "code": 299,
                "name": "食品科学与工程类",
                "children": [
                    {
                        "code": 300,
                        "name": "食品科学与工程（注：可授工学或农学学士学位）"
                    },
                    {
                        "code": 301,
                        "name": "食品质量与安全"
                    },
                    {
                        "code": 302,
                        "name": "粮食工程"
                    },
                    {
                        "code": 303,
                        "name": "乳品工程"
                    },
                    {
                        "code": 304,
                        "name": "酿酒工程"
                    }
                ]
            },
            {
                "code": 305,
                "name": "建筑类",
                "children": [
                    {
                        "code": 306,
                        "name": "建筑学"
                    },
                    {
                        "code": 307,
                        "name": "城乡规划"
                    },
                    {
                        "code": 308,
                        "name": "风景园林（注：可授工学或艺术学学士学位）"
                    }
                ]
            },
            {
                "code": 309,
                "name": "安全科学与工程类",
                "children": [
                    {
                        "code": 310,
                        "name": "安全工程"
                    }
                ]
            },
            {
                "code": 311,
                "name": "生物工程类",
                "children": [
                    {
                        "code": 312,
                        "name": "生物工程"
                    }
                ]
            },
            {
                "code": 313,
                "name": "公安技术类",
                "children": [
                    {
                        "code": 314,
                        "name": "刑事科学技术"
                    },
                    {
                        "code": 315,
                        "name": "消防工程"
                    }
                ]
            }
        ]
    },
    {
        "code": 316,
        "name": "学科门类：农学",
        "children": [
            {
                "code": 317,
                "name": "植物生产类",
                "children": [
                    {
                        "code": 318,
                        "name": "农学"
                    },
                    {
                        "code": 319,
                        "name": "园艺"
                    },
                    {
                        "code": 320,
                        "name": "植物保护"
                    },
                    {
                        "code": 321,
                        "name": "植物科学与技术"
                    },
                    {
                        "code": 322,
                        "name": "种子科学与工程"
                    },
                    {
                        "code": 323,
                        "name": "设施农业科学与工程（注：可授农学或工学学士学位）"
                    }
                ]
            },
            {
                "code": 324,
                "name": "自然保护与环境生态类",
                "children": [
                    {
                        "code": 325,
                        "name": "农业资源与环境"
                    },
                    {
                        "code": 326,
                        "name": "野生动物与自然保护区管理"
                    },
                    {
                        "code": 327,
                        "name": "水土保持与荒漠化防治"
                    }
                ]
            },
            {
                "code": 328,
                "name": "动物生产类",
                "children": [
                    {
                        "code": 329,
                        "name": "动物科学"
                    }
                ]
            },
            {
                "code": 330,
                "name": "动物医学类",
                "children": [
                    {
                        "code": 331,
                        "name": "动物医学"
                    },
                    {
                        "code": 332,
                        "name": "动物药学"
                    }
                ]
            },
            {
                "code": 333,
                "name": "林学类",
                "children": [
                    {
                        "code": 334,
                        "name": "林学"
                    },
                    {
                        "code": 335,
                        "name": "园林"
                    },
                    {
                        "code": 336,
                        "name": "森林保护"
                    }
                ]
            },
            {
                "code": 337,
                "name": "水产类",
                "children": [
                    {
                        "code": 338,
                        "name": "水产养殖学"
                    },
                    {
                        "code": 339,
                        "name": "海洋渔业科学与技术"
                    }
                ]
            },
            {
                "code": 340,
                "name": "草学类",
                "children": [
                    {
                        "code": 341,
                        "name": "草业科学"
                    }
                ]
            }
        ]
    },
    {
        "code": 342,
        "name": "学科门类：医学",
        "children": [
            {
                "code": 343,
                "name": "基础医学类",
                "children": [
                    {
                        "code": 344,
                        "name": "基础医学"
                    }
                ]
            },
            {
                "code": 345,
                "name": "临床医学类",
                "children": [
                    {
                        "code": 346,
                        "name": "临床医学"
                    }
                ]
            },
            {
                "code": 347,
                "name": "口腔医学类",
                "children": [
                    {
                        "code": 348,
                        "name": "口腔医学"
                    }
                ]
            },
            {
                "code": 349,
                "name": "公共卫生与预防医学类",
                "children": [
                    {
                        "code": 350,
                        "name": "预防医学"
                    },
                    {
                        "code": 351,
                        "name": "食品卫生与营养学（注：授予理学学士学位）"
                    }
                ]
            },
            {
                "code": 352,
                "name": "中医学类",
                "children": [
                    {
                        "code": 353,
                        "name": "中医学"
                    },
                    {
                        "code": 354,
                        "name": "针灸推拿学"
                    },
                    {
                        "code": 355,
                        "name": "藏医学"
                    },
                    {
                        "code": 356,
                        "name": "蒙医学"
                    },
                    {
                        "code": 357,
                        "name": "维医学"
                    },
                    {
                        "code": 358,
                        "name": "壮医学"
                    },
                    {
                        "code": 359,
                        "name": "哈医学"
                    }
                ]
            },
            {
                "code": 360,
                "name": "中西医结合类",
                "children": [
                    {
                        "code": 361,
                        "name": "中西医临床医学"
                    }
                ]
            },
            {
                "code": 362,
                "name": "药学类",
                "children": [
                    {
                        "code": 363,
                        "name": "药学（注：授予理学学士学位）"
                    },
                    {
                        "code": 364,
                        "name": "药物制剂（注：授予理学学士学位）"
                    }
                ]
            },
            {
                "code": 365,
                "name": "中药学类",
                "children": [
                    {
                        "code": 366,
                        "name": "中药学（注：授予理学学士学位）"
                    },
                    {
                        "code": 367,
                        "name": "中药资源与开发（注：授予理学学士学位）"
                    }
                ]
            },
            {
                "code": 368,
                "name": "法医学类",
                "children": [
                    {
                        "code": 369,
                        "name": "法医学"
                    }
                ]
            },
            {
                "code": 370,
                "name": "医学技术类",
                "children": [
                    {
                        "code": 371,
                        "name": "医学检验技术（注：授予理学学士学位）"
                    },
                    {
                        "code": 372,
                        "name": "医学实验技术（注：授予理学学士学位）"
                    },
                    {
                        "code": 373,
                        "name": "医学影像技术（注：授予理学学士学位）"
                    },
                    {
                        "code": 374,
                        "name": "眼视光学（注：授予理学学士学位）"
                    },
                    {
                        "code": 375,
                        "name": "康复治疗学（注：授予理学学士学位）"
                    },
                    {
                        "code": 376,
                        "name": "口腔医学技术（注：授予理学学士学位）"
                    },
                    {
                        "code": 377,
                        "name": "卫生检验与检疫（注：授予理学学士学位）"
                    }
                ]
            },
            {
                "code": 378,
                "name": "护理学类",
                "children": [
                    {
                        "code": 379,
                        "name": "护理学（注：授予理学学士学位）"
                    }
                ]
            }
        ]
    },
    {
        "code": 380,
        "name": "学科门类：管理学",
        "children": [
            {
                "code": 381,
                "name": "管理科学与工程类",
                "children": [
                    {
                        "code": 382,
                        "name": "管理科学（注：可授管理学或理学学士学位）"
                    },
                    {
                        "code": 383,
                        "name": "信息管理与信息系统（注：可授管理学或工学学士学位）"
                    },
                    {
                        "code": 384,
                        "name": "工程管理（注：可授管理学或工学学士学位）"
                    },
                    {
                        "code": 385,
                        "name": "房地产开发与管理"
                    },
                    {
                        "code": 386,
                        "name": "工程造价（注：可授管理学或工学学士学位）"
                    }
                ]
            },
            {
                "code": 387,
                "name": "工商管理类",
                "children": [
                    {
                        "code": 388,
                        "name": "工商管理"
                    },
                    {
                        "code": 389,
                        "name": "市场营销"
                    },
                    {
                        "code": 390,
                        "name": "会计学"
                    },
                    {
                        "code": 391,
                        "name": "财务管理"
                    },
                    {
                        "code": 392,
                        "name": "国际商务"
                    },
                    {
                        "code": 393,
                        "name": "人力资源管理"
                    },
                    {
                        "code": 394,
                        "name": "审计学"
                    },
                    {
                        "code": 395,
                        "name": "资产评估"
                    },
                    {
                        "code": 396,
                        "name": "物业管理"
                    },
                    {
                        "code": 397,
                        "name": "文化产业管理（注：可授管理学或艺术学学士学位）"
                    }
                ]
            },
            {
                "code": 398,
                "name": "农业经济管理类",
                "children": [
                    {
                        "code": 399,
                        "name": "农林经济管理"
                    },
                    {
                        "code": 400,
                        "name": "农村区域发展（注：可授管理学或农学学士学位）"
                    }
                ]
            },
            {
                "code": 401,
                "name": "公共管理类",
                "children": [
                    {
                        "code": 402,
                        "name": "公共事业管理"
                    },
                    {
                        "code": 403,
                        "name": "行政管理"
                    },
                    {
                        "code": 404,
                        "name": "劳动与社会保障"
                    },
                    {
                        "code": 405,
                        "name": "土地资源管理（注：可授管理学或工学学士学位）"
                    },
                    {
                        "code": 406,
                        "name": "城市管理"
                    }
                ]
            },
            {
                "code": 407,
                "name": "图书情报与档案管理类",
                "children": [
                    {
                        "code": 408,
                        "name": "图书馆学"
                    },
                    {
                        "code": 409,
                        "name": "档案学"
                    },
                    {
                        "code": 410,
                        "name": "信息资源管理"
                    }
                ]
            },
            {
                "code": 411,
                "name": "物流管理与工程类",
                "children": [
                    {
                        "code": 412,
                        "name": "物流管理"
                    },
                    {
                        "code": 413,
                        "name": "物流工程（注：可授管理学或工学学士学位）"
                    }
                ]
            },
            {
                "code": 414,
                "name": "工业工程类",
                "children": [
                    {
                        "code": 415,
                        "name": "工业工程（注：可授管理学或工学学士学位）"
                    }
                ]
            },
            {
                "code": 416,
                "name": "电子商务类",
                "children": [
                    {
                        "code": 417,
                        "name": "电子商务（注：可授管理学或经济学或工学学士学位）"
                    }
                ]
            },
            {
                "code": 418,
                "name": "旅游管理类",
                "children": [
                    {
                        "code": 419,
                        "name": "旅游管理"
                    },
                    {
                        "code": 420,
                        "name": "酒店管理"
                    },
                    {
                        "code": 421,
                        "name": "会展经济与管理"
                    }
                ]
            }
        ]
    },
    {
        "code": 422,
        "name": "学科门类：艺术学",
        "children": [
            {
                "code": 423,
                "name": "艺术学理论类",
                "children": [
                    {
                        "code": 424,
                        "name": "艺术史论"
                    }
                ]
            },
            {
                "code": 425,
                "name": "音乐与舞蹈学类",
                "children": [
                    {
                        "code": 426,
                        "name": "音乐表演"
                    },
                    {
                        "code": 427,
                        "name": "音乐学"
                    },
                    {
                        "code": 428,
                        "name": "作曲与作曲技术理论"
                    },
                    {
                        "code": 429,
                        "name": "舞蹈表演"
                    },
                    {
                        "code": 430,
                        "name": "舞蹈学"
                    },
                    {
                        "code": 431,
                        "name": "舞蹈编导"
                    }
                ]
            },
            {
                "code": 432,
                "name": "戏剧与影视学类",
                "children": [
                    {
                        "code": 433,
                        "name": "表演"
                    },
                    {
                        "code": 434,
                        "name": "戏剧学"
                    },
                    {
                        "code": 435,
                        "name": "电影学"
                    },
                    {
                        "code": 436,
                        "name": "戏剧影视文学"
                    },
                    {
                        "code": 437,
                        "name": "广播电视编导"
                    },
                    {
                        "code": 438,
                        "name": "戏剧影视导演"
                    },
                    {
                        "code": 439,
                        "name": "戏剧影视美术设计"
                    },
                    {
                        "code": 440,
                        "name": "录音艺术"
                    },
                    {
                        "code": 441,
                        "name": "播音与主持艺术"
                    },
                    {
                        "code": 442,
                        "name": "动画"
                    }
                ]
            },
            {
                "code": 443,
                "name": "美术学类",
                "children": [
                    {
                        "code": 444,
                        "name": "美术学"
                    },
                    {
                        "code": 445,
                        "name": "绘画"
                    },
                    {
                        "code": 446,
                        "name": "雕塑"
                    },
                    {
                        "code": 447,
                        "name": "摄影"
                    }
                ]
            },
            {
                "code": 448,
                "name": "设计学类",
                "children": [
                    {
                        "code": 449,
                        "name": "艺术设计学"
                    },
                    {
                        "code": 450,
                        "name": "视觉传达设计"
                    },
                    {
                        "code": 451,
                        "name": "环境设计"
                    },
                    {
                        "code": 452,
                        "name": "产品设计"
                    },
                    {
                        "code": 453,
                        "name": "服装与服饰设计"
                    },
                    {
                        "code": 454,
                        "name": "公共艺术"
                    },
                    {
                        "code": 455,
                        "name": "工艺美术"
                    },
                    {
                        "code": 456,
                        "name": "数字媒体艺术"
                    }
                ]
            }
        ]
    }
]